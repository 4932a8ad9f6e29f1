using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Calling;
using Microsoft.AspNetCore.Mvc;

namespace ChatAgency.Console.Operating;

/// <summary>The part of the operators' API that is about settings and budgets.</summary>
internal static class SettingsEndpoints
{
    private const int LongestBody = 32 * 1024;

    /// <summary>Maps <c>settings…</c> and <c>budgets</c>. Looking takes the policy <c>Viewer</c>, changing <c>Admin</c>.</summary>
    public static void MapSettings(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").AddEndpointFilter(Unkept).AddEndpointFilter<Door>().WithMetadata(new RequestSizeLimitAttribute(LongestBody));

        var looks = api.MapGroup("").RequireAuthorization(AccessPolicies.Viewer);
        looks.MapGet("/settings", SettingsDoor.List);
        looks.MapGet("/settings/history", SettingsDoor.HistoryAsync);
        looks.MapGet("/budgets", BudgetsDoor.ReadAsync);

        var changes = api.MapGroup("").RequireAuthorization(AccessPolicies.Admin);
        changes.MapPut("/settings", SettingsDoor.PutAsync);
        changes.MapPost("/settings/rollback", SettingsDoor.RollBackAsync);
    }

    private static ValueTask<object?> Unkept(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
