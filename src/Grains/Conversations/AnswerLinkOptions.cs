namespace ChatAgency.Grains.Conversations;

/// <summary>Where links in answers may lead.</summary>
public sealed class AnswerLinkOptions
{
    /// <summary>
    /// Hosts that links in answers may lead to, such as <c>docs.example.com</c>, <c>*.example.com</c> for all below a name, or <c>*</c>
    /// for any. Hosts that the asker wrote in the thread are allowed anyway; every other address is shown as code, which
    /// nobody opens by mistake and no preview fetches. A few public works of reference are always among them.
    /// </summary>
    public List<string> Hosts { get; set; } =
    [
        "*.wikipedia.org", "developer.mozilla.org", "learn.microsoft.com", "docs.python.org", "docs.oracle.com", "doc.rust-lang.org", "go.dev", "kubernetes.io", "www.postgresql.org", "datatracker.ietf.org", "www.rfc-editor.org",
    ];
}
