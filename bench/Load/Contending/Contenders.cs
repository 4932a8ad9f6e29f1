using ChatAgency.Load.Starting;
using ChatAgency.Running.Answering;
using ChatAgency.Running.Playing;
using ChatAgency.Running.Processes;
using ChatAgency.Running.Targets;
using ChatAgency.Simulators.Networks;

namespace ChatAgency.Load.Contending;

/// <summary>Who takes part in a run, each in a process of its own.</summary>
internal static class Contenders
{
    public const string Agency = "chatagency";
    public const string Bare = "bare";
    public const string Other = "other";

    /// <summary>All that can be named.</summary>
    public static IReadOnlyList<string> Names { get; } = [Bare, Agency, "bolt", "chat-sdk"];

    /// <summary>How a contender is started.</summary>
    /// <exception cref="InvalidOperationException">What it needs is not installed.</exception>
    public static HostSpec Spec(string name, Stage stage, string folder, LoadOptions options)
    {
        var outside = stage.Outside(folder);
        if (name == Bare) return BareSpec(outside);
        if (name == Other) return OtherSpec(outside, options.Other);
        if (name != Agency) return PeerCast.IsInstalled ? PeerCast.Of(outside, name) : throw new InvalidOperationException($"{name} is not installed: run `npm ci` in bench/peers.");
        var agency = SingleCast.Of(outside, new Dictionary<string, string>(options.Settings) { ["MAX_WORKERS"] = "20000" });
        return options.Program is { } program ? agency with { Arguments = [program] } : agency;
    }

    public static async Task<Contender> StartAsync(string name, Stage stage, string folder, LoadOptions options, CancellationToken cancellationToken)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        var target = await Target.StartAsync(Spec(name, stage, own, options), own, cancellationToken);
        return new Contender(name, [target], stage.DoorTo(target.Spec.Door));
    }

    // Any program that keeps to the contract: it listens on PORT and finds Slack and the model where its environment says.
    private static HostSpec OtherSpec(Outside outside, IReadOnlyList<string> command)
    {
        var settings = outside.Settings(Other);
        var door = FreePort.Loopback(FreePort.Take());
        settings["PORT"] = $"{door.Port}";
        return new HostSpec(Other, true, true, command[0], [.. command.Skip(1)], settings, door, null);
    }

    private static HostSpec BareSpec(Outside outside)
    {
        var settings = outside.Settings(Bare);
        var door = FreePort.Loopback(FreePort.Take());
        settings["PORT"] = $"{door.Port}";
        return new HostSpec(Bare, true, false, "dotnet", [typeof(Contenders).Assembly.Location, Bare], settings, door, null);
    }
}
