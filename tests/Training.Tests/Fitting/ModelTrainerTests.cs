using ChatAgency.Classifying.Deciding;
using ChatAgency.Classifying.Keeping;
using ChatAgency.Classifying.Reading;
using ChatAgency.Routing.Gathering;
using ChatAgency.Training.Fitting;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Training.Tests.Fitting;

public sealed class ModelTrainerTests
{
    private static readonly TrainerSettings Small = TrainerSettings.Agency with { Nets = 2, Hidden = 16, Rounds = 4 };

    private static readonly IReadOnlyList<Example> Some = [.. Sets.AgencyTraining.Where(static (_, at) => at % 10 == 0)];

    private static readonly Lazy<TextModel> Trained = new(static () => ModelTrainer.Train(Some, WordVectors.English, Small, several: true));

    [Fact]
    public void Training_again_gives_the_same_bytes()
    {
        Assert.Equal(Bytes(Trained.Value), Bytes(ModelTrainer.Train(Some, WordVectors.English, Small, several: true)));
    }

    [Fact]
    public void Another_message_gives_another_model()
    {
        Assert.NotEqual(Bytes(Trained.Value), Bytes(ModelTrainer.Train([.. Some.Skip(1)], WordVectors.English, Small, several: true)));
    }

    [Fact]
    public void A_model_that_was_kept_says_what_it_said_before()
    {
        var kept = ModelFile.Load(new MemoryStream(Bytes(Trained.Value)), WordVectors.English);
        var (before, after) = (new float[4], new float[4]);
        foreach (var text in Some.Take(100).Select(static one => one.Text))
        {
            Trained.Value.Score(text, before, []);
            kept.Score(text, after, []);
            // Weights are kept in 8 bits.
            Assert.All(before.Zip(after), static pair => Assert.InRange(pair.Second, pair.First - 0.05f, pair.First + 0.05f));
        }
    }

    [Fact]
    public void What_is_no_model_is_refused() => Assert.Throws<InvalidDataException>(static () => ModelFile.Load(new MemoryStream(new byte[64]), null));

    private static byte[] Bytes(TextModel model)
    {
        using var stream = new MemoryStream();
        ModelFile.Save(model, stream);
        return stream.ToArray();
    }
}
