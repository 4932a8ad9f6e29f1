using ChatAgency.Classifying.Keeping;
using ChatAgency.Classifying.Reading;
using ChatAgency.Training.Distilling;
using ChatAgency.Training.Fitting;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Training.Starting;

/// <summary>What the trainer can be asked for; each returns the exit code.</summary>
internal static class Commands
{
    /// <summary>Trains on the messages of a folder and writes the model.</summary>
    public static int Train(string messages, string model)
    {
        var examples = MessageFile.ReadFolder(messages);
        var trained = ModelTrainer.Train(examples, WordVectors.English, TrainerSettings.Agency, several: true);
        // Written aside and moved, so that a build that is stopped leaves no half a model.
        var aside = $"{model}.part";
        using (var file = File.Create(aside)) ModelFile.Save(trained, file);
        File.Move(aside, model, overwrite: true);
        Console.WriteLine($"{examples.Count} messages, {trained.Reader.Vocabulary.Count} terms, {new FileInfo(model).Length / 1024} KiB");
        return 0;
    }

    /// <summary>Makes the compact table of word vectors from the npm package's file.</summary>
    public static int Distil(string vectors, string table)
    {
        using var file = File.Create(table);
        Console.WriteLine($"{VectorTable.Distil(vectors, file)} words");
        return 0;
    }

    public static int Help()
    {
        Console.Error.WriteLine("train MESSAGES-FOLDER MODEL | distil WINK-EMBEDDINGS-JSON TABLE");
        return 64;
    }
}
