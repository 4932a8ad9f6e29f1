using System.CommandLine;
using System.CommandLine.Parsing;
using ChatAgency.Hosting.Faults;
using ChatAgency.Tool.Examining;
using ChatAgency.Tool.Moving;
using ChatAgency.Tool.Operating;
using ChatAgency.Tool.Schemas;

namespace ChatAgency.Tool;

/// <summary>All commands, and how they end.</summary>
public static class CommandLine
{
    internal static RootCommand All()
    {
        var root = new RootCommand("Commands for operators of ChatAgency. Settings come from where the hosts take them: appsettings.json, .env, the environment.")
        {
            AgentCommands.All(), AuditCommands.All(), DoctorCommand.All(), RoutingCommands.All(), SlackCommands.All(), SpeakingCommands.All(), SchemaCommands.All(), StoreCommands.All(),
        };
        RefuseUnknown(root);
        return root;
    }

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

    // An argument would take a misspelt option for its value. What stands behind -- is meant so.
    private static void RefuseUnknown(Command command)
    {
        foreach (var sub in command.Subcommands) RefuseUnknown(sub);
        command.Validators.Add(static given =>
        {
            if (given.Tokens.Any(static token => token.Type == TokenType.DoubleDash)) return;
            foreach (var token in given.Children.OfType<ArgumentResult>().SelectMany(static argument => argument.Tokens).Where(static token => token.Value.StartsWith("--", StringComparison.Ordinal)))
                given.AddError($"Unrecognized option '{token.Value}'.");
        });
    }
}
