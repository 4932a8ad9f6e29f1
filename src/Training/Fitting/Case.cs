namespace ChatAgency.Training.Fitting;

/// <summary>An example as numbers.</summary>
internal sealed record Case(int[] Rows, float[] Values, float[] Dense, int First, bool[] Needed);
