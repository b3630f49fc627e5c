using Microsoft.AspNetCore.Mvc.Filters;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Achievements;

/// <summary>
/// Remembers that a signed-in player did this, once the answer is there: for tools that were asked something, and for exports.
/// Visitors leave no trace.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CountsAttribute(ActivityKind kind, string key) : Attribute, IAsyncResultFilter
{
    /// <summary>A field the address has when something was asked; null if the address alone is enough.</summary>
    public string? Asked { get; init; }

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        await next();
        var http = context.HttpContext;
        if (http.FindPlayer() is not { } player || http.Response.StatusCode != StatusCodes.Status200OK || (Asked is not null && !http.Request.Query.ContainsKey(Asked)))
        {
            return;
        }

        // The answer is on its way: a closed browser tab does not undo what was done.
        await http.RequestServices.GetRequiredService<IActivities>().RecordAsync(player.Id, kind, key, CancellationToken.None);
    }
}
