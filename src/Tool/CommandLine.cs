using System.CommandLine;
using ChatAgency.Hosting.Faults;
using ChatAgency.Tool.Examining;
using ChatAgency.Tool.Moving;
using ChatAgency.Tool.Operating;
using ChatAgency.Tool.Schemas;

namespace ChatAgency.Tool;

/// <summary>All commands, and how they end.</summary>
public static class CommandLine
{
    internal static RootCommand All() => new("Commands for operators of ChatAgency. Settings come from where the hosts take them: appsettings.json, .env, the environment.")
    {
        AgentCommands.All(), AuditCommands.All(), DoctorCommand.All(), RoutingCommands.All(), SlackCommands.All(), SpeakingCommands.All(), SchemaCommands.All(), StoreCommands.All(),
    };

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var parsed = All().Parse(args);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? ExitCodes.Usage : code;
        }
        catch (StartupFaultException faults)
        {
            foreach (var fault in faults.Faults) await errors.WriteLineAsync(fault.ToString());
            return ExitCodes.Fault;
        }
        catch (RefusedException refused)
        {
            await errors.WriteLineAsync(refused.Message);
            return refused.ExitCode;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Its words may quote what it was given.
            await errors.WriteLineAsync($"The command broke: {e.GetType().Name}{Environment.NewLine}{e.StackTrace}");
            return ExitCodes.Broken;
        }
    }
}
