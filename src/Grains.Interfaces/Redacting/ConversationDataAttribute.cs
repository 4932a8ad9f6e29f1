using Microsoft.Extensions.Compliance.Classification;

namespace ChatAgency.Grains.Interfaces.Redacting;

/// <summary>The parameter is a conversation's id, as a <see cref="Core.Conversations.ConversationId"/> or its text.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class ConversationDataAttribute() : DataClassificationAttribute(AgencyData.Conversation);
