using System.Text.Json.Nodes;
using Xunit;

namespace ChatAgency.Architecture.Storing;

/// <summary>
/// Records that earlier versions wrote load in this one. How to add a form: docs/storage.md.
/// </summary>
public sealed class StoredFormTests
{
    public static TheoryData<string> Kept => [.. GoldenForm.All.Select(static form => form.Path)];

    public static TheoryData<string> Newest => [.. GoldenForm.All.Where(static form => form.IsNewest).Select(static form => form.Path)];

    [Fact]
    public void Every_type_that_is_stored_has_a_form()
    {
        Assert.Contains("ConversationRecord", StoredTypes.All.Select(static type => type.Name));
        Assert.Distinct(StoredTypes.All.Select(static type => type.Name));
        Verdict.None(StoredTypes.All.Select(static type => type.Name).Except(GoldenForm.All.Select(static form => form.TypeName))
            .Select(static name => $"{name} is stored and has no form: add tests/Architecture/Storing/Forms/1/{name}.json, see docs/storage.md."));
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_record_of_any_version_loads_and_loses_nothing(string path)
    {
        var form = Form(path);

        Verdict.None(GoldenForm.Lost(JsonNode.Parse(form.Text), StoredJson.Again(TypeOf(form), form.Text)).Select(place => $"{path}: {place} is lost"));
    }

    [Theory]
    [MemberData(nameof(Newest))]
    public void The_newest_form_is_what_is_written_now(string path)
    {
        var form = Form(path);

        Assert.Equal(JsonNode.Parse(form.Text)!.ToJsonString(), StoredJson.Again(TypeOf(form), form.Text).ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Newest))]
    public void The_newest_form_shows_every_member(string path)
    {
        var form = Form(path);

        Verdict.None(StoredJson.Unseen(TypeOf(form), JsonNode.Parse(form.Text)!).Select(member => $"{path} does not show {member}: add a form of the next version"));
    }

    private static GoldenForm Form(string path) => GoldenForm.All.Single(form => form.Path == path);

    /// <summary>A type that is no longer stored may still lie in a store: its form stays, and so must the type.</summary>
    private static Type TypeOf(GoldenForm form) => StoredTypes.All.Single(type => type.Name == form.TypeName);
}
