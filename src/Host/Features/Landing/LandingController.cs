using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace StakeEasy.Host.Features.Landing;

/// <summary>What this is, for those who are not signed in.</summary>
[AllowAnonymous]
internal sealed class LandingController : Controller
{
    [HttpGet("/")]
    public IActionResult Index() => User.Identity?.IsAuthenticated is true ? Redirect("/dashboard") : View();
}
