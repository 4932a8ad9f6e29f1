using Azure.Storage.Blobs.Models;
using ChatAgency.Storage.AzureBlob.Naming;
using ChatAgency.Storage.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Xunit;

namespace ChatAgency.Storage.Tests.AzureBlob;

/// <summary>Names and form are those of Orleans' own provider: a cluster can change over in either direction.</summary>
public sealed class FormTests(AzureBlobSilo silo) : Case(silo)
{
    private readonly AzureBlobSilo _silo = silo;

    private IGrainStorage Official => _silo.Services.GetRequiredKeyedService<IGrainStorage>(AzureBlobSilo.Official);

    [Fact]
    public async Task A_record_is_a_blob_of_plain_JSON_without_anything_beside_it()
    {
        var key = $"C0123:{Guid.NewGuid():N}";
        await Storage.WriteStateAsync("thread", GrainId.Create("conversation", key), new GrainState<Note>(new Note { Text = "für", Number = 7 }), Cancel);

        BlobDownloadResult blob = await _silo.Container.GetBlobClient($"thread-conversation/{key}.json").DownloadContentAsync(Cancel);
        Assert.Equal("""{"Text":"für","Number":7,"Tags":[]}""", blob.Content.ToString());
        Assert.Equal("application/octet-stream", blob.Details.ContentType);
        Assert.Null(blob.Details.ContentEncoding);
        Assert.Empty(blob.Details.Metadata);
    }

    [Theory]
    [InlineData("slack/T024BE7LD/C024BE91L:1482960137.003543")]
    [InlineData("会話/🧵/für mich?#%25")]
    public async Task Orleans_own_provider_reads_and_writes_the_same_records(string key)
    {
        var grain = GrainId.Create("note-grain", key + Guid.NewGuid().ToString("N"));
        await Written(grain, "ours");
        var theirs = new GrainState<Note>();
        await Official.ReadStateAsync(State, grain, theirs);
        Assert.Equal("ours", theirs.State!.Text);
        theirs.State.Text = "theirs";
        await Official.WriteStateAsync(State, grain, theirs);

        var read = await Read(grain);
        Assert.Equal(("theirs", theirs.ETag, true), (read.State!.Text, read.ETag, read.RecordExists));
        await Storage.ClearStateAsync(State, grain, read, Cancel);
        await Official.ReadStateAsync(State, grain, theirs);
        Assert.False(theirs.RecordExists);
    }

    [Theory]
    [InlineData("a/b", "note-g/a/b.json")]
    [InlineData("../../x", "note-g/%2E./%2E./x.json")]
    [InlineData("./x", "note-g/%2E/x.json")]
    [InlineData("%2E./%2E/%252E/x", "note-g/%252E./%252E/%25252E/x.json")]
    [InlineData(".a/a./../%2Ea", "note-g/.a/a./%2E./%2Ea.json")]
    [InlineData("..", "note-g/...json")]
    public void A_key_cannot_lead_out_of_its_container(string key, string name) =>
        Assert.Equal(name, BlobNames.Of("note", GrainId.Create("g", key)));
}
