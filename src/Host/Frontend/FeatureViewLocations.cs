using Microsoft.AspNetCore.Mvc.Razor;

namespace StakeEasy.Host.Frontend;

/// <summary>Views live beside their controller in Features/; what several features use, in Features/Shared/.</summary>
internal sealed class FeatureViewLocations : IViewLocationExpander
{
    private static readonly string[] Locations = ["/Features/{1}/{0}.cshtml", "/Features/Shared/{0}.cshtml"];

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) => Locations;

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        // The locations depend on nothing but the controller's name, which the view engine considers anyway.
    }
}
