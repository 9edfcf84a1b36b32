def test_x(database_url, credentials):
    print(database_url, credentials)


def test_y(database_url, empty_database_url):
    print(database_url, empty_database_url)
