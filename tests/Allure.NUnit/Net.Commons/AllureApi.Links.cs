namespace Allure.Net.Commons;

public static partial class AllureApi
{
    public static void AddLink(string url) => AddLinks(new Link { url = url });

    public static void AddLink(string name, string url) => AddLinks(new Link { name = name, url = url });

    public static void AddLink(string name, string type, string url) => AddLinks(new Link { name = name, type = type, url = url });

    public static void AddLinks(params Link[] links) => Update(test => test.links.AddRange(links));

    public static void AddIssue(string url) => AddLinks(new Link { type = "issue", url = url });

    public static void AddIssue(string name, string url) => AddLink(name, "issue", url);

    public static void AddTmsItem(string url) => AddLinks(new Link { type = "tms", url = url });

    public static void AddTmsItem(string name, string url) => AddLink(name, "tms", url);
}
