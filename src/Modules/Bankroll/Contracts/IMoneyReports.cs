using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <param name="Fees">Of transfers, positive.</param>
public sealed record CashFlowRow(DateOnly From, DateOnly To, decimal Deposited, decimal Withdrawn, decimal Fees);

/// <summary>Money between the outside and the bankroll. The rows add up to the totals.</summary>
public sealed record CashFlowReport(ReportFrame Frame, CashFlowRow Total, IReadOnlyList<CashFlowRow> Rows);

public interface ICashFlowReport
{
    Task<CashFlowReport> OfAsync(UserId owner, ReportScope scope, BucketLength length, CancellationToken ct);
}

/// <summary>Accounts that are one kind of place: the sites, or the assets of one type.</summary>
public sealed record AccountGroup(AccountKind Kind, AssetType? AssetType);

/// <param name="Day">At its end.</param>
/// <param name="ByGroup">As the report's groups are ordered; they add up to the bankroll.</param>
public sealed record NetWorthPoint(DateOnly Day, decimal Bankroll, IReadOnlyList<decimal> ByGroup);

/// <summary>The bankroll at the end of each part of the period.</summary>
public sealed record NetWorthReport(ReportFrame Frame, IReadOnlyList<AccountGroup> Groups, IReadOnlyList<NetWorthPoint> Points);

public interface INetWorthReport
{
    Task<NetWorthReport> OfAsync(UserId owner, ReportScope scope, BucketLength length, CancellationToken ct);
}

/// <param name="Balance">In its own currency.</param>
/// <param name="Value">In the reporting currency; null without a rate.</param>
/// <param name="Share">Of the bankroll, 0 to 1; null without a rate, or when the bankroll is not positive.</param>
public sealed record ExposureRow(Money Balance, int Accounts, decimal? Value, decimal? Share);

/// <summary>In which currencies the bankroll stood at the end of the period's last day.</summary>
public sealed record ExposureReport(ReportFrame Frame, decimal Bankroll, IReadOnlyList<ExposureRow> Rows);

public interface IExposureReport
{
    Task<ExposureReport> OfAsync(UserId owner, ReportScope scope, CancellationToken ct);
}
