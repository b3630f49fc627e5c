using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Recommendations.NextActions;

internal static class NextActionsSetup
{
    public static IServiceCollection AddNextActions(this IServiceCollection services)
    {
        services.AddSingleton<AnswerStore>();
        services.AddBasicPart(GivenAnswers.Part);
        services.AddSingleton<ActionLog>();
        services.AddSingleton<IShownLists>(sp => sp.GetRequiredService<ActionLog>());
        services.AddScoped<INextActions, NextActionsService>();
        services.AddScoped<ICandidateSource, LedgerCandidates>();
        services.AddScoped<ICandidateSource, StakeCandidates>();
        services.AddScoped<IEventHandler<BackupTaken>, RememberBackup>();
        services.AddScoped<IOwnedData, ActionsErasure>();
        services.AddScoped<IBackupPart, AnswersBackup>();
        return services;
    }
}
