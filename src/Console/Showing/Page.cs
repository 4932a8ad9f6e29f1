using ChatAgency.Console.Writing;

namespace ChatAgency.Console.Showing;

/// <summary>A page of the console.</summary>
/// <param name="Section">Where it belongs in the menu; null for pages that belong nowhere.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Body">What stands below the heading.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Words">Of a refusal, what a program reads that asked for no page.</param>
internal sealed record Page(Section? Section, string Title, Html Body, int Status = StatusCodes.Status200OK, string Words = "What was sent is at fault: the page says where.");
