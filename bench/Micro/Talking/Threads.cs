using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Micro.Talking;

/// <summary>Questions with what their thread said before.</summary>
internal static class Threads
{
    public static readonly ConversationId Id = new("slack", "T111", "C111", "1605853844.000800");
    public const string Question = "Why does our VPN drop every hour on the hour, and what would you look at first? The log only says that the lease is renewed.";
    public static readonly string Answer = string.Concat(Enumerable.Repeat("It is most likely the lease, which runs out after an hour and takes the tunnel with it. ", 8));

    public static AgentRequest Request(int earlier) => new()
    {
        Conversation = Id,
        Turn = earlier + 1,
        Message = new MessageId("1605853844.000801"),
        Author = new PersonId("U061F7AUR"),
        Question = Question,
        Earlier = [.. Enumerable.Range(0, earlier).Select(static number => new Exchange(new PersonId("U061F7AUR"), $"{number}: {Question}", Answer, AgentName.General))],
    };
}
