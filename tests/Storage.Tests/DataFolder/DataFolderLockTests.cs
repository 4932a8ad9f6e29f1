using ChatAgency.Storage.DataFolder;
using ChatAgency.Storage.Tests.Children;
using Xunit;

namespace ChatAgency.Storage.Tests.DataFolder;

public sealed class DataFolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_that_another_process_holds_is_refused_by_its_id_and_free_when_it_dies()
    {
        using var child = new ChildProcess(HoldingChild.Switch, _folder.Path);
        Assert.Equal("Taken", await child.NextLine(Cancel));

        var refused = Assert.IsType<DataFolderClaim.Refused>(DataFolderLock.Claim(_folder.Path));
        Assert.Contains($"process {child.Id} ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, refused.Message, StringComparison.Ordinal);
        Assert.Contains("DATA_DIR", refused.Message, StringComparison.Ordinal);

        await child.Kill(Cancel);
        Assert.IsType<DataFolderClaim.Taken>(DataFolderLock.Claim(_folder.Path)).Lock.Dispose();
    }

    [Fact]
    public async Task Another_process_is_refused_what_this_one_holds()
    {
        using var held = Assert.IsType<DataFolderClaim.Taken>(DataFolderLock.Claim(_folder.Path)).Lock;
        using var child = new ChildProcess(HoldingChild.Switch, _folder.Path);

        Assert.Equal("Refused", await child.NextLine(Cancel));
    }

    [Fact]
    public void It_is_one_owner_also_within_a_process_and_free_after_disposal()
    {
        var first = Assert.IsType<DataFolderClaim.Taken>(DataFolderLock.Claim(_folder.Path));
        Assert.IsType<DataFolderClaim.Refused>(DataFolderLock.Claim(_folder.Path));
        first.Lock.Dispose();

        Assert.IsType<DataFolderClaim.Taken>(DataFolderLock.Claim(_folder.Path)).Lock.Dispose();
        Assert.Equal([".lock"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_is_made_for_its_owner_only()
    {
        using var taken = Assert.IsType<DataFolderClaim.Taken>(DataFolderLock.Claim(_folder.Of("new/data"))).Lock;

        Assert.Equal(_folder.Of("new/data"), taken.Path);
        OwnersAlone.Is(taken.Path);
        Assert.All(Directory.GetFiles(taken.Path), OwnersAlone.Is);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("file/below")]
    public void A_path_that_cannot_be_a_folder_is_refused_in_words(string path)
    {
        File.WriteAllText(_folder.Of("file"), "in the way");
        var refused = Assert.IsType<DataFolderClaim.Refused>(DataFolderLock.Claim(_folder.Of(path)));

        Assert.Contains("cannot be used", refused.Message, StringComparison.Ordinal);
        Assert.Contains("DATA_DIR", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_whose_lock_cannot_be_a_file_is_refused_in_words()
    {
        Directory.CreateDirectory(_folder.Of(".lock"));
        Assert.Contains("cannot be used", Assert.IsType<DataFolderClaim.Refused>(DataFolderLock.Claim(_folder.Path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
