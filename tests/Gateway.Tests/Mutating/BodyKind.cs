namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>How a body is built, and so how it can be broken.</summary>
public enum BodyKind
{
    None,
    Json,

    /// <summary>A form whose one field <c>payload</c> is JSON.</summary>
    PayloadForm,
    Form,
}
