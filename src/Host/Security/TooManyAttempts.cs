using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace StakeEasy.Host.Security;

/// <summary>429 with a page that says when to try again.</summary>
internal sealed class TooManyAttempts(TimeSpan wait) : ViewResult
{
    public override Task ExecuteResultAsync(ActionContext context)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        ViewName = "~/Features/SignIn/TooManyAttempts.cshtml";
        StatusCode = StatusCodes.Status429TooManyRequests;
        ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), context.ModelState) { Model = seconds };
        return base.ExecuteResultAsync(context);
    }
}
