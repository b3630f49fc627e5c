using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StakeEasy.Bankroll.Accounts;
using StakeEasy.Bankroll.Backups;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Demo;
using StakeEasy.Bankroll.Erasure;
using StakeEasy.Bankroll.Exports;
using StakeEasy.Bankroll.Facts;
using StakeEasy.Bankroll.Health;
using StakeEasy.Bankroll.Imports;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.Bankroll.Recurring;
using StakeEasy.Bankroll.Reports;
using StakeEasy.Bankroll.SavedViews;
using StakeEasy.Bankroll.Sessions;
using StakeEasy.Bankroll.Totalling;
using StakeEasy.Bankroll.Transfers;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.Bankroll.Verification;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Data;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll;

/// <summary>Accounts and the ledger.</summary>
public static class BankrollModule
{
    /// <summary>Needs an NpgsqlDataSource, a TimeProvider, a HybridCache, an IEventBus, an ImportFolder and the Currency module; asks <see cref="IDepositLimits"/>, if there are any.</summary>
    public static IServiceCollection AddBankroll(this IServiceCollection services)
    {
        services.AddDbContextPool<BankrollDbContext>(
            (sp, options) => options.UseModule(sp.GetRequiredService<NpgsqlDataSource>(), BankrollDbContext.Schema));
        services.AddSingleton<Revaluation>();
        services.AddSingleton<LedgerSnapshot>();
        services.AddSingleton<TotalsReader>();
        services.AddSingleton<RowSums>();
        services.AddScoped<LedgerWriter>();
        services.AddScoped<EntryRecorder>();
        services.AddSingleton<EntryLists>();
        services.AddScoped<EntryHistory>();
        services.AddScoped<EntryDeletion>();
        services.AddScoped<EntryRestoration>();
        services.AddScoped<AccountOpener>();
        services.AddScoped<IAccounts, AccountService>();
        services.AddScoped<IDeposits, DepositService>();
        services.AddScoped<IWithdrawals, WithdrawalService>();
        services.AddScoped<IBalanceUpdates, BalanceUpdateService>();
        services.AddScoped<IAdjustments, AdjustmentService>();
        services.AddScoped<TransferHistory>();
        services.AddScoped<ITransfers, TransferService>();
        services.AddScoped<IEntries, EntryService>();
        services.AddSingleton<IStakes, StakeTables>();
        services.AddBasicPart(LiveSessionService.Running);
        services.AddSingleton<LiveSessionStore>();
        services.AddScoped<SessionLists>();
        services.AddScoped<SessionSums>();
        services.AddScoped<SessionHistory>();
        services.AddScoped<SessionVenues>();
        services.AddScoped<ISessions, SessionService>();
        services.AddScoped<ILiveSessions, LiveSessionService>();
        services.AddScoped<IEntryTotals, EntryTotalsService>();
        services.AddScoped<ISavedViews, SavedViewService>();
        services.AddScoped<IRecurrences, RecurrenceService>();
        services.AddScoped<IRecurringEntries, RecurringEntries>();
        services.AddScoped<IHeldDeposits, HeldDeposits>();
        services.AddScoped<AskedLimits>();
        services.AddScoped<IOverview, OverviewService>();
        services.AddScoped<IBankrollHealth, BankrollHealthService>();
        services.AddScoped<IHistory, HistoryService>();
        services.AddSingleton<ValuedLedger>();
        services.AddSingleton<PeriodReader>();
        services.AddScoped<IProfitReport, ProfitReportService>();
        services.AddScoped<ICashFlowReport, CashFlowService>();
        services.AddScoped<INetWorthReport, NetWorthService>();
        services.AddScoped<IBalanceReport, BalanceReportService>();
        services.AddScoped<IExposureReport, ExposureService>();
        services.AddScoped<ITaxReport, TaxReportService>();
        services.AddScoped<IBreakdownReport, BreakdownService>();
        services.AddScoped<ISessionStatistics, SessionStatisticsService>();
        services.AddScoped<IPlayRecords, PlayRecordService>();
        services.AddScoped<IEventHandler<LedgerChanged>, ForgetLedgerFigures>();
        services.AddScoped<IExports, LedgerExport>();
        services.AddScoped<IVerification, VerificationService>();
        services.AddSingleton<IPlayerFacts, PlayerFactsReader>();
        services.AddSingleton<IBulkLedger, BulkLedger>();
        services.AddScoped<IDemoLedger, DemoLedger>();
        services.AddImports();
        services.AddScoped<IOwnedData, LedgerErasure>();
        services.AddScoped<IBackupPart, LedgerBackup>();
        return services;
    }
}
