using System.Net.Http.Headers;
using System.Text;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Files;

/// <summary>
/// Files in threads: an id first, then the content, then the thread (Slack, "Working with files"). The content goes to an
/// address that Slack names, without the token.
/// </summary>
internal sealed class ThreadFiles(SlackWebApi api, IHttpClientFactory clients, IOptions<SlackOptions> options)
{
    private const char FileSign = 'F';

    /// <summary>True of a file's id; a post's is a number.</summary>
    public static bool IsFile(PostId id) => id.Value.StartsWith(FileSign);

    public async Task<IReadOnlyList<OpenedFile>> OpenAsync(ConversationId at, IReadOnlyList<AnswerFile> files, CancellationToken cancellationToken)
    {
        var opened = new List<OpenedFile>();
        foreach (var file in files)
        {
            if (await api.OpenUploadAsync(at, file, cancellationToken) is not SlackAnswer<UploadAnswer>.Done { Value: { FileId: { } id, UploadUrl: { } url } } || id is not [FileSign, ..] || !IsSlacks(url)) break;
            opened.Add(new OpenedFile(new PostId(id), url, file));
        }

        return opened;
    }

    public async Task ShareAsync(ConversationId at, OpenedFile file, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(file.File.Text));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var response = await clients.CreateClient(SlackCaller.Client).PostAsync(new Uri(file.Address), content, cancellationToken);
        if (response.IsSuccessStatusCode) await api.CompleteUploadAsync(at, file, cancellationToken);
    }

    public async Task<DeleteResult> DeleteAsync(ConversationId at, PostId file, CancellationToken cancellationToken) =>
        await api.DeleteFileAsync(at, file, cancellationToken) switch
        {
            SlackAnswer<ApiAnswer>.Refused { Refusal.Kind: RefusalKind.PostMissing } => new DeleteResult.Done(),
            SlackAnswer<ApiAnswer>.Refused refused => new DeleteResult.Refused(refused.Refusal),
            SlackAnswer<ApiAnswer>.Unknown unknown => new DeleteResult.Unknown(unknown.Reason),
            _ => new DeleteResult.Done(),
        };

    /// <summary>Over TLS, or where Slack's own methods are called (which only a test does without).</summary>
    private bool IsSlacks(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Authority == options.Value.BaseAddress().Authority);
}
