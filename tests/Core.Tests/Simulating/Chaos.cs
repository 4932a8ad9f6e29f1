using System.Text;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Tests.Running;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>One seeded run: people write, edit, delete and stop while everything breaks; then the world heals and time passes.</summary>
internal sealed class Chaos(int seed)
{
    private static readonly string[] PostFaults = ["lost before", "lost after", "late", "429", "NotAllowed"];
    private static readonly string[] UpdateFaults = ["lost before", "lost after", "late", "late", "429", "TooLong", "EditForbidden", "BadContent"];
    private static readonly string[] StoreFaults = ["fail before", "fail after"];
    private readonly Random random = new(seed);
    private readonly World world = new(seed);
    private readonly StringBuilder history = new();
    private readonly Dictionary<string, Task<AcceptResult>> said = [];
    private readonly HashSet<string> deleted = [];

    public string History => history.ToString();

    public void Run()
    {
        world.Thread.Lag = TimeSpan.FromSeconds(random.Next(0, 8));
        world.Thread.PartLength = random.Next(3) == 0 ? 12 : 1000;
        world.Thread.Echoes = random.Next(2) == 0;
        world.Agency.Slow = random.Next(2) == 0;
        Revive();
        for (var step = 0; step < 25; step++)
        {
            Act(random.Next(12), step);
            world.Pass(TimeSpan.FromMilliseconds(250 * random.Next(0, 8)));
            Revive();
        }

        world.Thread.Heal();
        world.Store.Faults.Clear();
        for (var i = 0; i < 40; i++)
        {
            Revive();
            world.Pass(TimeSpan.FromSeconds(10));
        }

        Note($"end: {string.Join(", ", world.Turns.Select(static turn => $"{turn.Number} {turn.State}"))}");
    }

    /// <summary>What is wrong at the end; null when all is well.</summary>
    public string? Judge() => Verdict.Of(world, said, deleted);

    private void Act(int what, int step)
    {
        var host = world.Host;
        switch (what)
        {
            case 0 or 1 or 2:
                said[$"m{step}"] = world.Say($"m{step}", $"question {step}");
                Note($"say m{step}");
                break;
            case 3 when said.Count > 0:
                var again = Any();
                _ = world.Say(again, $"question {again[1..]}");
                Note($"deliver {again} again");
                break;
            case 4:
                Inject("post", PostFaults);
                break;
            case 5:
                Inject("update", UpdateFaults);
                break;
            case 6:
                world.Store.Faults.Enqueue(StoreFaults[random.Next(2)]);
                Note("store fault");
                break;
            case 7:
                world.Kill(host);
                Note("kill");
                break;
            case 8 when random.Next(3) == 0 && said.Count > 0:
                var gone = Any();
                deleted.Add(gone);
                _ = world.Say(gone, "", m => m.Kind = MessageKind.Deleted);
                Note($"delete {gone}");
                break;
            case 9 when said.Count > 0:
                _ = world.TryDo(() => host.Runner.CancelAsync(null));
                Note("cancel");
                break;
            case 10 when random.Next(2) == 0:
                world.Agency.Slow = !world.Agency.Slow;
                Note($"slow {world.Agency.Slow}");
                break;
            case 11:
                world.Thread.Faults["find"].Enqueue("429");
                Note("find 429");
                break;
        }
    }

    private void Inject(string call, string[] faults)
    {
        var fault = faults[random.Next(faults.Length)];
        world.Thread.Faults[call].Enqueue(fault);
        Note($"{call} {fault}");
    }

    private string Any() => said.Keys.ElementAt(random.Next(said.Count));

    private void Revive()
    {
        if (world.Host is null || world.Host.IsDead || world.Host.IsDropped)
        {
            world.Start();
            Note("start");
        }
    }

    private void Note(string what) => history.Append(world.Time.GetUtcNow().ToString("HH:mm:ss.ff ", null)).AppendLine(what);
}
