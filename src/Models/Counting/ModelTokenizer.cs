using Microsoft.ML.Tokenizers;

namespace ChatAgency.Models.Counting;

/// <summary>Loads the tokenizer of a model by its name; of one that is not known, the newest that OpenAI publishes.</summary>
internal static class ModelTokenizer
{
    private const string Newest = "o200k_base";

    public static Tokenizer Load(string model)
    {
        try
        {
            return TiktokenTokenizer.CreateForModel(model);
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            // Not by far every model is known, and some need data that is not shipped. A count that is a little off
            // is better than none: the budget is far below any model's window.
            return TiktokenTokenizer.CreateForEncoding(Newest);
        }
    }
}
