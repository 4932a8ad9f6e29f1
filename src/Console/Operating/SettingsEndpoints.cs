using ChatAgency.Hosting.Access;
using Microsoft.AspNetCore.Mvc;

namespace ChatAgency.Console.Operating;

/// <summary>The part of the operators' API that is about settings and budgets.</summary>
internal static class SettingsEndpoints
{
    private const int LongestBody = 32 * 1024;

    /// <summary>Maps <c>settings…</c> and <c>budgets</c>. Looking takes the policy <c>Viewer</c>, changing <c>Admin</c>.</summary>
    public static void MapSettings(this IEndpointRouteBuilder endpoints)
    {
        var look = endpoints.MapDoors(AccessPolicies.Viewer);
        look.MapGet("/settings", SettingsDoor.List);
        look.MapGet("/settings/history", SettingsDoor.HistoryAsync);
        look.MapGet("/budgets", BudgetsDoor.ReadAsync);

        var change = endpoints.MapDoors(AccessPolicies.Admin).WithMetadata(new RequestSizeLimitAttribute(LongestBody));
        change.MapPut("/settings", SettingsDoor.PutAsync);
        change.MapPost("/settings/rollback", SettingsDoor.RollBackAsync);
    }
}
