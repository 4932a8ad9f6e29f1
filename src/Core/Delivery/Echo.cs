using Orleans;

namespace ChatAgency.Core.Delivery;

/// <summary>The agency's own post or edit, as the platform reported it back.</summary>
/// <param name="Marker">The marker it carries.</param>
/// <param name="Post">The post.</param>
/// <param name="Revision">The revision it shows.</param>
/// <param name="Deleted">True when the post was removed; then marker and revision are those it last had.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.Echo")]
public sealed record Echo(
    [property: Id(0)] Marker Marker,
    [property: Id(1)] PostId Post,
    [property: Id(2)] long Revision,
    [property: Id(3)] bool Deleted = false);
