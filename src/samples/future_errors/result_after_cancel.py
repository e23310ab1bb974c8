from concurrent.futures import Future

answer: Future[str] = Future()


def on_reply(text: str) -> None:
    answer.set_result(text)


answer.cancel()
on_reply("too late")
print("goes on")
