using ChatAgency.Storage.Tests.Conformance;

namespace ChatAgency.Storage.Tests.Choosing;

/// <summary>A grain as the agency's are: its state in the default store.</summary>
public interface INoteGrain : IGrainWithStringKey
{
    Task Write(string text);

    Task<string?> Read();
}

public sealed class NoteGrain([PersistentState("note")] IPersistentState<Note> state) : Grain, INoteGrain
{
    public Task Write(string text)
    {
        state.State.Text = text;
        return state.WriteStateAsync();
    }

    public Task<string?> Read() => Task.FromResult(state.State.Text);
}
