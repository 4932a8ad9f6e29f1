namespace ChatAgency.Training.Fitting;

/// <summary>What is chosen about a training, on data that do not judge.</summary>
public sealed record TrainerSettings
{
    /// <summary>For the agency's own messages.</summary>
    public static TrainerSettings Agency { get; } = new();

    /// <summary>For the public sets: twenty to forty times as many labels want more and wider nets, and L-BFGS over as many columns would take many minutes.</summary>
    public static TrainerSettings ManyLabels { get; } = new() { Nets = 10, Hidden = 320, Rounds = 16, Smoothing = 0.05f, Evenness = 0.7f, LinearShare = 0 };

    /// <summary>Terms in fewer texts than this are not learnt.</summary>
    public int RarestTerm { get; init; } = 2;

    /// <summary>How strongly L-BFGS pulls weights towards 0.</summary>
    public float LinearPull { get; init; } = 0.1f;

    /// <summary>How exactly L-BFGS finds the optimum; smaller takes longer.</summary>
    public float LinearTolerance { get; init; } = 1e-4f;

    /// <summary>How many steps L-BFGS takes at most.</summary>
    public int LinearRounds { get; init; } = 200;

    /// <summary>How many nets, each begun at other random weights.</summary>
    public int Nets { get; init; } = 2;

    /// <summary>The width of a net's hidden layer.</summary>
    public int Hidden { get; init; } = 64;

    /// <summary>How often a net sees all examples.</summary>
    public int Rounds { get; init; } = 20;

    /// <summary>The first step size of AdaGrad; it falls evenly to 0.</summary>
    public float Step { get; init; } = 0.05f;

    /// <summary>The share of hidden values left out of each step.</summary>
    public float HiddenDropped { get; init; } = 0.5f;

    /// <summary>The share of terms left out of each step.</summary>
    public float TermsDropped { get; init; } = 0.4f;

    /// <summary>The share of certainty given to all labels alike.</summary>
    public float Smoothing { get; init; }

    /// <summary>How far a label with few examples is made as likely as one with many, before a text is read: 0 not at all, 1 quite.</summary>
    public float Evenness { get; init; }

    /// <summary>What the linear model has to say beside the nets, 0 to 1.</summary>
    public float LinearShare { get; init; } = 0.3f;
}
