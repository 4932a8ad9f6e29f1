using ChatAgency.Training.Fitting;

namespace ChatAgency.Routing.Judging;

/// <summary>How the texts of a public set are learnt from.</summary>
internal static class Shares
{
    private const int FewNets = 3;

    /// <summary>One in <paramref name="share"/> of them is for a quick look, which few nets give as well; all of them get as many nets as are set.</summary>
    public static TrainerSettings Settings(int share) => share == 1 ? TrainerSettings.ManyLabels : TrainerSettings.ManyLabels with { Nets = FewNets };
}
