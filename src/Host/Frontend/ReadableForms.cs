using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace StakeEasy.Host.Frontend;

/// <summary>Lets forms with NUL characters in as far as their actions, which show them again with a message beside the field.</summary>
internal sealed class ReadableForms : IActionFilter
{
    private const string LeftOut = "That held a character that cannot be stored. It is left out now: look whether the rest is right.";

    public void OnActionExecuting(ActionExecutingContext context)
    {
        var mended = (context.HttpContext.Features.Get<IFormFeature>() as FormWithoutNul)?.Mended ?? [];
        foreach (var field in mended)
        {
            context.ModelState.AddModelError(field, LeftOut);
        }
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
        // All is said before.
    }
}

internal static class ReadableFormsMiddleware
{
    /// <summary>Before anything reads a form.</summary>
    public static void UseReadableForms(this WebApplication app) => app.Use((http, next) =>
    {
        if (HttpMethods.IsPost(http.Request.Method))
        {
            http.Features.Set<IFormFeature>(new FormWithoutNul(http.Request));
        }

        return next(http);
    });
}
