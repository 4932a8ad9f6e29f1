using System.CommandLine;

namespace ChatAgency.Tool.Moving;

/// <summary><c>store copy</c>.</summary>
internal static class StoreCommands
{
    internal static Command All() => new("store", "What the agency keeps: carry it to another store.") { CopyCommand.All() };
}
