using Microsoft.AspNetCore.Authorization;

namespace ChatAgency.Hosting.Access;

/// <summary>Asks for a role, or one above it.</summary>
internal sealed class RoleRequirement(AccessRole least) : AuthorizationHandler<RoleRequirement>, IAuthorizationRequirement
{
    internal AccessRole Least { get; } = least;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        if (context.User.Role() >= requirement.Least) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
