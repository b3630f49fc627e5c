using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.NextActions;

/// <summary>A row of <c>recommendations.answers</c>; written and read by statements of their own.</summary>
internal sealed class AnswerRow
{
    public Guid OwnerId { get; init; }

    public ActionKind Kind { get; init; }

    public required string Subject { get; init; }

    public required string Fact { get; init; }

    public int Level { get; init; }

    public ActionAnswer Answer { get; init; }

    public DateOnly? Until { get; init; }

    public DateTimeOffset At { get; init; }

    public int DoneTimes { get; init; }

    public int DismissedTimes { get; init; }
}

/// <summary>A row of <c>recommendations.shown_lists</c>.</summary>
internal sealed class ShownListRow
{
    public Guid OwnerId { get; init; }

    public Guid Id { get; init; }

    public DateTimeOffset ShownAt { get; init; }

    public int RuleVersion { get; init; }

    public required string Inputs { get; init; }

    public required string Outputs { get; init; }
}

/// <summary>A row of <c>recommendations.backups</c>: when an owner last saved one.</summary>
internal sealed class SavedBackupRow
{
    public Guid OwnerId { get; init; }

    public DateTimeOffset TakenAt { get; init; }
}
