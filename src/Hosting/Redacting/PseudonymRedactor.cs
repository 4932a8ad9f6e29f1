using Microsoft.Extensions.Compliance.Redaction;

namespace ChatAgency.Hosting.Redacting;

/// <summary>Writes a pseudonym in the place of what it is given.</summary>
internal abstract class PseudonymRedactor(Func<string, string> pseudonym) : Redactor
{
    public override int GetRedactedLength(ReadOnlySpan<char> input) => pseudonym(input.ToString()).Length;

    public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
    {
        var text = pseudonym(source.ToString());
        text.CopyTo(destination);
        return text.Length;
    }

    internal sealed class OfPersons(Pseudonyms pseudonyms) : PseudonymRedactor(pseudonyms.OfPerson);

    internal sealed class OfConversations(Pseudonyms pseudonyms) : PseudonymRedactor(pseudonyms.OfConversation);
}
