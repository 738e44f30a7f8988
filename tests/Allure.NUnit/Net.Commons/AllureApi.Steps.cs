namespace Allure.Net.Commons;

public static partial class AllureApi
{
    /// <summary>A passed step with nothing in it: a remark.</summary>
    public static void Step(string name) => RunningStep.Start(name)?.Dispose();

    public static void Step(string name, Action action)
    {
        using var step = RunningStep.Start(name);
        try
        {
            action();
        }
        catch (Exception error)
        {
            step?.Fail(error);
            throw;
        }
    }

    public static T Step<T>(string name, Func<T> function)
    {
        using var step = RunningStep.Start(name);
        try
        {
            return function();
        }
        catch (Exception error)
        {
            step?.Fail(error);
            throw;
        }
    }

    public static async Task Step(string name, Func<Task> action)
    {
        using var step = RunningStep.Start(name);
        try
        {
            await action();
        }
        catch (Exception error)
        {
            step?.Fail(error);
            throw;
        }
    }

    public static async Task<T> Step<T>(string name, Func<Task<T>> function)
    {
        using var step = RunningStep.Start(name);
        try
        {
            return await function();
        }
        catch (Exception error)
        {
            step?.Fail(error);
            throw;
        }
    }
}
