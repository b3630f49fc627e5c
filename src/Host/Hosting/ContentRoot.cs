namespace StakeEasy.Host.Hosting;

/// <summary>Where wwwroot is: beside the published program, or in the project it was built from; never a matter of where it is called.</summary>
internal static class ContentRoot
{
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "wwwroot")))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
