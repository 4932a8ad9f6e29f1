using ChatAgency.Grains.Interfaces.Redacting;
using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Redacting;

internal static class RedactingFeature
{
    /// <summary>Whatever a log method says of its parameters is carried out before any logger sees them. What is of no class that is known here is erased.</summary>
    internal static WebApplicationBuilder AddRedacting(this WebApplicationBuilder builder)
    {
        builder.Services.AddAgencyOptions<RedactionOptions, RedactionOptionsValidator>(RedactionOptions.Section);
        builder.Services.AddSingleton(static services => new Pseudonyms(() => KeyOf(services)));
        builder.Services.AddRedaction(static redaction => redaction
            .SetRedactor<PseudonymRedactor.OfPersons>(AgencyData.Person)
            .SetRedactor<PseudonymRedactor.OfConversations>(AgencyData.Conversation)
            .SetRedactor<ErasingRedactor>(AgencyData.Words)
            .SetFallbackRedactor<ErasingRedactor>());
        // With it the parameter's name would be a part of what is hashed, and one person would have many pseudonyms.
        builder.Logging.EnableRedaction(static redaction => redaction.ApplyDiscriminator = false);
        return builder;
    }

    private static string? KeyOf(IServiceProvider services) =>
        services.GetRequiredService<IOptions<RedactionOptions>>().ValidOrNull()?.PseudonymKey is { Length: > 0 } set ? set : services.GetService<AccessFolder>()?.LogKey;
}
