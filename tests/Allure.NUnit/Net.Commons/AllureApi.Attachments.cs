namespace Allure.Net.Commons;

public static partial class AllureApi
{
    /// <summary>Copies the file at <paramref name="path"/> into the results folder and links it to the current step or test.</summary>
    public static void AddAttachment(string name, string type, string path)
    {
        if (AllureLifecycle.Instance.Scope is { } scope)
            Attach(scope, name, type, File.ReadAllBytes(path), Path.GetExtension(path));
    }

    /// <summary>Writes a file and links it to the current step or test. <paramref name="fileExtension"/> needs its dot: it is appended as given.</summary>
    public static void AddAttachment(string name, string type, byte[] content, string fileExtension = "")
    {
        if (AllureLifecycle.Instance.Scope is { } scope)
            Attach(scope, name, type, content, fileExtension);
    }

    internal static void Attach(Scope scope, string name, string type, byte[] content, string fileExtension)
    {
        var source = $"{Guid.NewGuid()}-attachment{fileExtension}";
        AllureLifecycle.Instance.Folder.Write(source, content);
        scope.Change(scope.Innermost, item => item.attachments.Add(new() { name = name, type = type, source = source }));
    }
}
