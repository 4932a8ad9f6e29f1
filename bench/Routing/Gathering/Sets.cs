using ChatAgency.Training.Gathering;

namespace ChatAgency.Routing.Gathering;

/// <summary>Where the sets lie: beside the program.</summary>
internal static class Sets
{
    public static IReadOnlyList<Example> AgencyTest => [.. MessageFile.Read(At("Sets", "agency", "test.tsv"))];

    public static IReadOnlyList<Example> AgencyTraining => MessageFile.ReadFolder(At("Messages"));

    public static ClincSet Clinc => ClincSet.Read(At("Sets", "clinc150", "data_full.json"));

    public static IReadOnlyList<Example> BankingTraining => BankingFile.Read(At("Sets", "banking77", "train.csv"));

    public static IReadOnlyList<Example> BankingTest => BankingFile.Read(At("Sets", "banking77", "test.csv"));

    private static string At(params string[] path) => Path.Combine([AppContext.BaseDirectory, .. path]);
}
