using ChatAgency.Core.Accepting;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Tests.Running;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>The invariants: every accepted question has one outcome that is to be seen, and nothing else of the agency's stands.</summary>
internal static class Verdict
{
    /// <summary>What is wrong with a world at rest; null when all is well.</summary>
    public static string? Of(World world, IReadOnlyDictionary<string, Task<AcceptResult>> said, IReadOnlySet<string> deleted, bool twinsMayPass = false, int calls = 2)
    {
        if (world.Operators.Unexpected.Find(static e => e is not IOException) is { } unexpected) return unexpected.ToString();
        if (world.Store.Record.HasWork())
        {
            var record = world.Store.Record;
            return $"work is left: turns {string.Join(", ", record.Turns.Select(static turn => $"{turn.Number} {turn.State}"))}; condemned {string.Join(", ", record.Condemned)}; sweeps {record.Sweeps.Length}; host {world.Host.Owner.Silo} dropped {world.Host.IsDropped} {world.Host.Reason}";
        }

        foreach (var (id, result) in said)
        {
            if (!result.IsCompletedSuccessfully || result.Result.Outcome is AcceptOutcome.NotForUs or AcceptOutcome.Full) continue;
            var turns = world.AllTurns().Where(turn => turn.Question.Id.Value == id).ToArray();
            if (turns.Length != 1 && !(turns.Length == 0 && deleted.Contains(id))) return $"message {id} has {turns.Length} turns";
            if (turns.Length == 1 && !turns[0].IsEnded) return $"turn of {id} is {turns[0].State}";
        }

        var shown = world.AllTurns().Where(static turn => turn.Slots.Length > 0).SelectMany(static turn => turn.Slots).Select(static slot => slot.Post!.Value).ToHashSet();
        if (world.Thread.Visible.FirstOrDefault(post => !shown.Contains(post.Id)) is { } spare) return $"{spare.Id} stands and no turn holds it";
        foreach (var turn in world.AllTurns().Where(static turn => turn.State is TurnState.Completed or TurnState.Failed or TurnState.Cancelled))
        {
            var text = string.Concat(turn.Slots.Select(slot => world.Thread.Visible.FirstOrDefault(post => post.Id == slot.Post)?.Body.Text ?? "<gone>"));
            if (text != turn.Result!.Text) return $"turn {turn.Number} shows «{text}» and not «{turn.Result.Text}»";
        }

        if (world.Thread.Twins > 0 && !twinsMayPass) return "a post was made twice under one marker";
        if (world.Agency.CallsByTurn.Values.Any(made => made > calls)) return $"a question was put to the model more than {calls} times";
        return null;
    }
}
