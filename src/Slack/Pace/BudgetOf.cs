using ChatAgency.Grains.Interfaces.Budgets;

namespace ChatAgency.Slack.Pace;

/// <summary>Where a workspace's budgets are kept.</summary>
internal delegate IBudgetGrain BudgetOf(string workspace);
