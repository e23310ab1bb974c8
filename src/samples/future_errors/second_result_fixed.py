from concurrent.futures import Future, InvalidStateError

answer: Future[str] = Future()


def on_reply(text: str) -> None:
    try:
        answer.set_result(text)
    except InvalidStateError:
        print("not needed:", text)


on_reply("from the first mirror")
on_reply("from the second mirror")
print(answer.result())
