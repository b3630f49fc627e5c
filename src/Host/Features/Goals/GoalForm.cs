using StakeEasy.Achievements.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Goals;

/// <summary>What a player sends to set or change a goal, as typed.</summary>
internal sealed class GoalForm
{
    public string? Kind { get; set; }

    public string? Name { get; set; }

    public string? Target { get; set; }

    public string? FirstDay { get; set; }

    public string? LastDay { get; set; }

    public string? IdempotencyKey { get; set; }

    public string? Version { get; set; }
}

/// <param name="Kept">The goal that is changed; null for a new one.</param>
/// <param name="Currency">New goals about money are in it.</param>
internal sealed record GoalFormPage(GoalForm Form, Goal? Kept, CurrencyCode Currency, DateOnly Today)
{
    /// <summary>It was changed meanwhile: <see cref="Kept"/> is what it says now.</summary>
    public bool Newer { get; init; }
}

internal sealed record GoalsPage(IReadOnlyList<Goal> Goals, DateOnly Today)
{
    public IEnumerable<Goal> Active => Goals.Where(g => g.State is GoalState.Active && !g.IsArchived);

    public IEnumerable<Goal> Over => Goals.Where(g => g.State is not GoalState.Active && !g.IsArchived);

    public IEnumerable<Goal> Archived => Goals.Where(g => g.IsArchived);
}
