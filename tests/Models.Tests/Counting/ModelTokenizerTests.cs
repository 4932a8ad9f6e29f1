using ChatAgency.Models.Counting;
using Microsoft.ML.Tokenizers;

namespace ChatAgency.Models.Tests.Counting;

public sealed class ModelTokenizerTests
{
    private const string Text = "Größenwahn in der Straßenbahn: 東京都は晴れ、猫が三匹。";

    [Theory]
    [InlineData("gpt-4o", "o200k_base")]
    [InlineData("gpt-4", "cl100k_base")]
    [InlineData("gpt-3.5-turbo", "cl100k_base")]
    [InlineData("llama-3.3-70b", "o200k_base")]
    [InlineData("davinci", "o200k_base")]
    [InlineData("", "o200k_base")]
    public void A_model_is_counted_by_its_own_encoding_or_the_newest(string model, string encoding)
    {
        var expected = TiktokenTokenizer.CreateForEncoding(encoding).EncodeToIds(Text);

        Assert.Equal(expected, ModelTokenizer.Load(model).EncodeToIds(Text));
    }
}
