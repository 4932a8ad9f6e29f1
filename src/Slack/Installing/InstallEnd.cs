namespace ChatAgency.Slack.Installing;

/// <summary>How an installation ended.</summary>
public enum InstallEnd
{
    /// <summary>The agency is installed.</summary>
    Installed,

    /// <summary>This was used before, or too many are under way.</summary>
    Used,

    /// <summary>Slack does not take the code: it was used, or is older than ten minutes.</summary>
    CodeRefused,

    /// <summary>Slack does not take the agency's own client id, secret or address.</summary>
    CredentialsRefused,

    /// <summary>Slack did not answer, or said nothing of use.</summary>
    NoAnswer,

    /// <summary>The token is another app's.</summary>
    OtherApp,

    /// <summary>The workspace may not install the agency. Its token was given back.</summary>
    NotAllowed,

    /// <summary>The operator's link was used before. The token was given back.</summary>
    LinkUsed,

    /// <summary>The agency could not keep it.</summary>
    NotKept,
}
