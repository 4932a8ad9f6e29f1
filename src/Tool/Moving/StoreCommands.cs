using System.CommandLine;
using ChatAgency.Tool.Importing;

namespace ChatAgency.Tool.Moving;

/// <summary><c>store copy</c>, <c>store export</c>, <c>store erase</c>, <c>store import</c>.</summary>
internal static class StoreCommands
{
    internal static Command All() => new("store", "What the agency keeps: carry it to another store, give a person what is kept of them, erase it, or take over another program's conversations.") { CopyCommand.All(), PersonCommands.Export(), PersonCommands.Erase(), ImportCommands.All() };
}
